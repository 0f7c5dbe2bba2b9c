//! Real browsers, driven over WebDriver; each with a profile of its own that is gone with it.

mod accessibility;
mod bidi;
mod clock;
mod driver;
pub mod keyboard;
mod page;

use std::sync::Mutex;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};

pub use self::accessibility::{Wish, pinned};
use self::bidi::Bidi;
pub use self::driver::CHROMIUM;
use self::driver::Driver;
pub use self::page::{Element, Page, Role};

/// Browser tests run one at a time: two cores are what they are measured on, and some promise times.
static TURN: Semaphore = Semaphore::const_new(1);

const START_LIMIT: Duration = Duration::from_secs(30);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKit as GTK has it, through `WebKitWebDriver`: the engine of Safari. It tells of no script errors, and asks
    /// for light pages only.
    WebKit,
}

/// Which colours the system asks pages for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where a browser's user is, if not where this machine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Time zone, such as `Europe/London`.
    pub zone: &'static str,
    /// What pages hear of the user's language, such as `en-GB`.
    pub language: &'static str,
}

/// Waits for this test's turn; keep what is returned until the test ends.
pub async fn turn() -> SemaphorePermit<'static> {
    TURN.acquire().await.expect("it is never closed")
}

/// Makes one test body into two tests, `<name>::chromium` and `<name>::firefox`.
#[macro_export]
macro_rules! in_both_browsers {
    ($($name:ident),+ $(,)?) => {
        $($crate::in_browsers!($name: chromium Chromium, firefox Firefox);)+
    };
}

/// As [`in_both_browsers`], and a third one: `<name>::webkit`.
#[macro_export]
macro_rules! in_every_engine {
    ($($name:ident),+ $(,)?) => {
        $($crate::in_browsers!($name: chromium Chromium, firefox Firefox, webkit WebKit);)+
    };
}

/// One test, in the browsers named.
#[doc(hidden)]
#[macro_export]
macro_rules! in_browsers {
    ($name:ident: $($test:ident $kind:ident),+) => {
        mod $name {
            $(
                #[tokio::test]
                async fn $test() {
                    let _turn = $crate::browser::turn().await;
                    super::$name($crate::browser::Kind::$kind).await;
                }
            )+
        }
    };
}

/// One running browser. Dropping it ends it; a script error that the test did not expect then fails the test.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    /// All but WebKit have it.
    bidi: Option<Bidi>,
    expected: Mutex<Vec<String>>,
    /// The script that sets the clock of every page, by its identifier.
    clock: Mutex<Option<String>>,
    kind: Kind,
    _driver: Driver,
}

impl Browser {
    /// Starts a browser with a window of 1280 × 800 on a system that asks for light pages.
    pub async fn start(kind: Kind) -> Self {
        Self::start_with(kind, Scheme::Light).await
    }

    /// Starts a browser with a window of 1280 × 800.
    pub async fn start_with(kind: Kind, scheme: Scheme) -> Self {
        Self::start_on(Driver::start(kind, None), kind, scheme).await
    }

    /// As [`Browser::start`], for somebody who is at `place`.
    pub async fn start_at(kind: Kind, place: Place) -> Self {
        Self::start_on(Driver::start(kind, Some(place)), kind, Scheme::Light).await
    }

    /// # Panics
    /// When the browser or its driver is not installed or does not start.
    async fn start_on(driver: Driver, kind: Kind, scheme: Scheme) -> Self {
        let capabilities = driver.capabilities(scheme);
        let connect = || async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.clone());
            builder.connect(&driver.url()).await.ok()
        };
        let client = crate::wait::within(START_LIMIT, "the browser to start", connect).await;
        let socket = client
            .capabilities()
            .and_then(|found| found.get("webSocketUrl"))
            .and_then(Value::as_str);
        let bidi = match socket {
            Some(socket) => Some(Bidi::connect(socket).await),
            None if kind == Kind::WebKit => None,
            None => panic!("the driver of {kind:?} offers no WebDriver BiDi"),
        };
        let browser = Self {
            client,
            bidi,
            expected: Mutex::default(),
            clock: Mutex::default(),
            kind,
            _driver: driver,
        };
        browser.resize(1280, 800).await;
        browser
    }

    /// Which browser this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Opens `url` and returns the page, whose elements are looked up in the document.
    ///
    /// # Panics
    /// When it cannot be loaded.
    pub async fn open(&self, url: &str) -> Page<'_> {
        self.client
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url} does not load: {error}"));
        self.page()
    }

    /// The page that is open, with look-ups in the document.
    #[must_use]
    pub fn page(&self) -> Page<'_> {
        Page::document(self)
    }

    /// The open page, with look-ups inside the portal's shadow root.
    #[must_use]
    pub fn portal(&self) -> Page<'_> {
        Page::portal(self)
    }

    /// Loads the page anew.
    ///
    /// # Panics
    /// When it cannot be loaded.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
    }

    /// Gives the page's viewport this size in CSS pixels; windows would not become so narrow.
    ///
    /// # Panics
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) {
        match &self.bidi {
            Some(bidi) => self.set_viewport(bidi, width, height).await,
            None => self.resize_window(width, height).await,
        }
        let fits = || async {
            let size = self.run("return [innerWidth, innerHeight]", vec![]).await;
            (size == json!([width, height])).then_some(())
        };
        crate::wait::until("the viewport to have its size", fits).await;
    }

    async fn set_viewport(&self, bidi: &Bidi, width: u32, height: u32) {
        let tab = self
            .client
            .window()
            .await
            .expect("the browser says which tab is open");
        let viewport = json!({ "width": width, "height": height });
        let parameters = json!({ "context": String::from(tab), "viewport": viewport });
        bidi.command("browsingContext.setViewport", parameters)
            .await;
    }

    /// The window gets what the page needs and what the window has around it.
    async fn resize_window(&self, width: u32, height: u32) {
        let around = self
            .run(
                "return [outerWidth - innerWidth, outerHeight - innerHeight]",
                vec![],
            )
            .await;
        let around = |i: usize| around[i].as_u64().and_then(|n| u32::try_from(n).ok());
        self.client
            .set_window_size(
                width + around(0).unwrap_or_default(),
                height + around(1).unwrap_or_default(),
            )
            .await
            .expect("the window takes a size");
    }

    /// Runs a script in the page and returns its value.
    ///
    /// # Panics
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("{error}, by the script\n{script}"))
    }

    /// As [`Browser::run`], for scripts that return elements: nothing when one of them was drawn anew between the
    /// script's end and its answer, which a page that is alive may do at any time.
    ///
    /// # Panics
    /// When the script throws.
    pub(crate) async fn run_where_drawn(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Option<Value> {
        match self.client.execute(script, arguments).await {
            Ok(value) => Some(value),
            Err(error) if error.is_stale_element_reference() => None,
            Err(error) if error.is_detached_shadow_root() => None,
            Err(error) => panic!("{error}, by the script\n{script}"),
        }
    }

    /// Goes back from a frame to the page around it.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn leave_frame(&self) {
        self.client
            .clone()
            .enter_parent_frame()
            .await
            .expect("there is a page around the frame");
    }

    /// A picture of the viewport, as PNG.
    ///
    /// # Panics
    /// When the browser gives none.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client
            .screenshot()
            .await
            .expect("the browser takes a screenshot")
    }

    /// Keeps a picture of the viewport in `target/e2e/`, for whoever looks into a failure; returns its path.
    pub(crate) async fn keep_picture(&self) -> String {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let folder = crate::paths::root().join("target/e2e");
        let path = folder.join(format!("{test}.png"));
        let picture = self.screenshot().await;
        match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, picture)) {
            Ok(()) => path.display().to_string(),
            Err(error) => format!("no picture: {error}"),
        }
    }

    /// Where the browser is now.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn url(&self) -> String {
        self.client
            .current_url()
            .await
            .expect("the browser says where it is")
            .to_string()
    }

    /// Goes to an open tab, by the order in which they were opened.
    ///
    /// # Panics
    /// When there is no such tab.
    pub async fn switch_to_tab(&self, index: usize) {
        let tabs = self
            .client
            .windows()
            .await
            .expect("the browser lists its tabs");
        self.client
            .switch_to_window(tabs[index].clone())
            .await
            .expect("the tab is there");
    }

    /// Closes the tab in the middle of whatever it does, and goes on in a new one.
    ///
    /// # Panics
    /// When the browser has no tabs.
    pub async fn close_tab(&self) {
        let new = self.client.new_window(true).await.expect("a new tab");
        self.client.close_window().await.expect("the tab closes");
        self.client
            .switch_to_window(new.handle)
            .await
            .expect("the new tab is there");
    }

    /// Says that script errors which contain `text` are part of this test.
    pub fn expect_errors(&self, text: &str) {
        self.expected
            .lock()
            .expect("no thread panics with it")
            .push(text.to_owned());
    }

    /// Says that the network fails in this test, of which Firefox tells in the console.
    pub fn expect_network_errors(&self) {
        for text in [
            "Cross-Origin Request Blocked",
            "can’t establish a connection",
            "was interrupted while",
        ] {
            self.expect_errors(text);
        }
    }

    /// The script errors of all pages so far that the test did not expect.
    #[must_use]
    pub fn unexpected_errors(&self) -> Vec<String> {
        let expected = self.expected.lock().expect("no thread panics with it");
        let mut errors = self.bidi.as_ref().map(Bidi::errors).unwrap_or_default();
        errors.retain(|error| !expected.iter().any(|text| error.contains(text)));
        errors
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let errors = self.unexpected_errors();
        if !errors.is_empty() {
            let report = format!("{:?} reported errors:\n{}", self.kind, errors.join("\n"));
            if std::thread::panicking() {
                eprintln!("{report}");
            } else {
                panic!("{report}");
            }
        }
    }
}
