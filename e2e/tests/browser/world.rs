//! What every browser test needs: an edge, and a shop on another origin that embeds the portal.

use answerable_e2e::api::Api;
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::origin::{Origin, open_demo_shop, shop_page};
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::{FERN, sites};

pub(crate) struct World {
    pub(crate) edge: Edge,
    pub(crate) shop: Origin,
    pub(crate) api: Api,
}

impl World {
    /// The shop's one page embeds the portal with one script tag.
    pub(crate) async fn start() -> Self {
        let world = Self::bare().await;
        world.shop.put("/", &shop_page(&world.edge.url(), FERN));
        world
    }

    /// The shop is the demo shop, Fern & Co.
    pub(crate) async fn with_demo_shop() -> Self {
        let world = Self::bare().await;
        open_demo_shop(&world.shop, &world.edge.url());
        world
    }

    /// The shop's page reaches the edge only through the returned proxy.
    pub(crate) async fn behind_proxy() -> (Self, Proxy) {
        let world = Self::bare().await;
        let proxy = Proxy::start(world.edge.port()).await;
        world.shop.put("/", &shop_page(&proxy.url(), FERN));
        (world, proxy)
    }

    async fn bare() -> Self {
        let shop = Origin::start().await;
        let edge = Edge::start(&EdgeOptions {
            sites: sites(&[shop.url()]),
            kv_backend: None,
        });
        let api = Api::new(&edge.url());
        Self { edge, shop, api }
    }
}
