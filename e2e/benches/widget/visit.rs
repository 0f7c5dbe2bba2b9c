//! One visit: a page never seen before is loaded, and its form opened.

use serde_json::{Value, json};

use crate::chrome::Chrome;
use crate::contender::Contender;
use crate::line::Download;
use crate::server::Site;

/// How a form is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// At once, with nothing that announces it.
    Cold,
    /// By a pointer that has rested on the launcher until all that it caused was over.
    Hover,
}

/// What one visit has measured; times in ms.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// What was downloaded until the page had settled, before anybody touched it.
    pub(crate) before: Vec<Download>,
    /// Time of the main thread until then.
    pub(crate) main_thread: f64,
    /// From the click until each step could be used; the last is the field for the text. Empty where nothing opens.
    pub(crate) opened: Vec<f64>,
    /// What was downloaded in all.
    pub(crate) downloads: Vec<Download>,
    /// The longest task; 0 where none took more than 50 ms.
    pub(crate) longest: f64,
    /// Everything that moved without being asked, as the browser weighs it.
    pub(crate) shift: f64,
    /// Bytes of memory in use at the end: objects of scripts, of the document, and what wasm has.
    pub(crate) memory: f64,
}

/// Makes one visit.
pub(crate) async fn visit(chrome: &Chrome, site: &Site, contender: &Contender, way: Way) -> Visit {
    chrome.slow_down().await;
    chrome.open(&site.visit(contender)).await;
    site.line().settle().await;
    let main_thread = main_thread(chrome).await;
    let before = site.line().downloads();
    let opened = if contender.launcher.is_empty() {
        Vec::new()
    } else {
        open(chrome, site, contender, way).await
    };
    site.line().settle().await;
    let downloads = site.line().downloads();
    let [longest, shift] = seen(chrome, contender, &downloads).await;
    Visit {
        before,
        main_thread,
        opened,
        downloads,
        longest,
        shift,
        memory: memory(chrome).await,
    }
}

async fn open(chrome: &Chrome, site: &Site, contender: &Contender, way: Way) -> Vec<f64> {
    let script = "const found = bench.find(arguments[0]);
        if (!bench.isUsable(found)) throw Error('no launcher');
        bench.arm(arguments[1]);
        const { left, top, width, height } = found.getBoundingClientRect();
        return [left + width / 2, top + height / 2];";
    let arguments = json!([contender.launcher, contender.steps]);
    let middle = chrome.run(script, &arguments).await;
    match way {
        Way::Cold => {
            let press = "bench.find(arguments[0]).click()";
            chrome.run(press, &json!([contender.launcher])).await;
        }
        Way::Hover => {
            point(chrome, &middle, "mouseMoved").await;
            // The pointer tells of itself only after this.
            site.line().settle().await;
            point(chrome, &middle, "mousePressed").await;
            point(chrome, &middle, "mouseReleased").await;
        }
    }
    let times = chrome.run("return bench.opened", &json!([])).await;
    serde_json::from_value(times).expect("times")
}

async fn point(chrome: &Chrome, middle: &Value, what: &str) {
    let is_pressed = what != "mouseMoved";
    let event = json!({
        "type": what,
        "x": middle[0],
        "y": middle[1],
        "button": if is_pressed { "left" } else { "none" },
        "clickCount": i32::from(is_pressed),
    });
    chrome.tell("Input.dispatchMouseEvent", &event).await;
}

async fn main_thread(chrome: &Chrome) -> f64 {
    let metrics = chrome.tell("Performance.getMetrics", &json!({})).await;
    let metrics = metrics["metrics"].as_array().expect("a list");
    let tasks = metrics
        .iter()
        .find(|metric| metric["name"] == "TaskDuration");
    let seconds = tasks.and_then(|metric| metric["value"].as_f64());
    seconds.expect("the browser counts its tasks") * 1_000.0
}

/// The longest task and the sum of all shifts; the page must have finished what was sent to it.
async fn seen(chrome: &Chrome, contender: &Contender, downloads: &[Download]) -> [f64; 2] {
    let script = "const resources = performance.getEntriesByType('resource');
        return [resources.length, bench.longest, bench.shift, bench.moved]";
    let seen = chrome.run(script, &json!([])).await;
    let number = |index: usize| seen[index].as_f64().expect("a number");
    let finished = seen[0]
        .as_u64()
        .and_then(|count| usize::try_from(count).ok());
    assert!(
        finished >= Some(downloads.len()),
        "the page still waits for some of {downloads:?}"
    );
    if number(2) > 0.0 {
        // Whoever wants to mend it has to know what it was.
        eprintln!("{} moves {}", contender.name, seen[3]);
    }
    [number(1), number(2)]
}

async fn memory(chrome: &Chrome) -> f64 {
    chrome.tell("HeapProfiler.collectGarbage", &json!({})).await;
    let usage = chrome.tell("Runtime.getHeapUsage", &json!({})).await;
    let wasm = chrome.run("return bench.wasm()", &json!([])).await;
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    parts
        .iter()
        .map(|part| &usage[part])
        .chain([&wasm])
        .map(|part| part.as_f64().expect("a number"))
        .sum()
}
