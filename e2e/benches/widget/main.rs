//! The same bare page with nothing, with Answerable and with its peers, side by side on a slow line and a slow
//! processor. `cargo xtask bench widget` prepares what is served and runs this; it writes `docs/benchmarks.md`.

mod chrome;
mod contender;
mod line;
mod machine;
mod report;
mod results;
mod server;
mod targets;
mod visit;

use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::paths;
use answerable_e2e::sites::sites;

use crate::chrome::Chrome;
use crate::contender::{ANSWERABLE, BARE, BUTTON, PEERS};
use crate::machine::Machine;
use crate::report::Run;
use crate::results::Results;
use crate::server::Site;
use crate::visit::{Way, visit};

const USUAL_ROUNDS: usize = 7;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let rounds = std::env::var("ANSWERABLE_BENCH_ROUNDS")
        .ok()
        .map_or(USUAL_ROUNDS, |n| n.parse().expect("a number"));
    let contenders: Vec<_> = [BARE, ANSWERABLE, BUTTON]
        .into_iter()
        .chain(PEERS)
        .collect();
    let site = Site::start(&paths::root().join("target/bench/site")).await;
    // One visit more than are counted: the first one warms up what the browser and the edge need only once.
    let visits = 1 + rounds * contenders.len() * 2;
    let edge = Edge::start(&EdgeOptions {
        sites: sites(&site.origins(visits)),
        kv_backend: None,
    });
    site.pass_on_to(&edge.url());
    let machine = Machine::describe();
    let chrome = Chrome::start().await;
    let speed = chrome.speed().await;
    visit(&chrome, &site, &ANSWERABLE, Way::Cold).await;
    let slow_down = speed / chrome.speed().await;
    let mut results = Results::new(&contenders);
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for way in [Way::Cold, Way::Hover] {
            for turn in 0..contenders.len() {
                // Nobody is always first, and nobody always comes after the same one.
                let index = (turn + round) % contenders.len();
                let made = visit(&chrome, &site, &contenders[index], way).await;
                results.add(index, way, made);
            }
        }
    }
    let run = Run {
        machine,
        browser: chrome.version().await,
        slow_down,
        rounds,
    };
    let text = report::write(&results, &run);
    std::fs::write(paths::root().join("docs/benchmarks.md"), &text).expect("docs can be written");
    print!("{text}");
}
