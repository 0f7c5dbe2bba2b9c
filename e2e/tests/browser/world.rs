//! What every browser test needs: an edge, and a shop on another origin that embeds the portal.

use answerable_e2e::api::Api;
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::origin::{Origin, open_demo_shop, shop_page};
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::{ARRANGED, FERN, sites};
use serde_json::Value;

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

    /// As [`World::start`], and the site has a look.
    pub(crate) async fn with_look(look: &Value) -> Self {
        let world = Self::with(|sites| sites[FERN]["look"] = look.clone()).await;
        world.shop.put("/", &shop_page(&world.edge.url(), FERN));
        world
    }

    /// The shop's page embeds the portal of [`ARRANGED`], whose settings are these.
    pub(crate) async fn with_settings(settings: Value) -> Self {
        let world = Self::with(|sites| sites[ARRANGED]["settings"] = settings).await;
        world.shop.put("/", &shop_page(&world.edge.url(), ARRANGED));
        world
    }

    async fn bare() -> Self {
        Self::with(|_| ()).await
    }

    async fn with(change: impl FnOnce(&mut Value)) -> Self {
        let shop = Origin::start().await;
        let mut sites = sites(&[shop.url()]);
        change(&mut sites);
        let edge = Edge::start(&EdgeOptions {
            sites,
            kv_backend: None,
        });
        let api = Api::new(&edge.url());
        Self { edge, shop, api }
    }
}
