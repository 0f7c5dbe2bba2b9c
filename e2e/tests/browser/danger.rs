//! A danger: what the visitor is told first, and how it stands at the desk.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::FERN;

use crate::world::World;

in_both_browsers!(who_is_in_danger_is_told_so_and_leads_see_why);

async fn who_is_in_danger_is_told_so_and_leads_see_why(kind: Kind) {
    let world = World::with_demo_shop().await;
    let (visitor, staff) = tokio::join!(Browser::start(kind), Browser::start(kind));
    let desk = Desk::sign_in(&staff, &world.api, FERN, "lin").await;
    desk.page().sees("Nothing waits on us.").await;
    let widget = Widget::open(&visitor, &world.shop.url()).await;
    widget.begin("Ask a question").await;
    widget
        .write("The heater smells of gas and my son is dizzy.")
        .await;
    let reference = widget.send().await;
    let first = "If anybody is in danger, call the emergency services first.";
    widget.page().sees(first).await;
    widget.follow().await;
    widget.page().sees(first).await;

    desk.page().press(Role::Button, "With the leads").await;
    desk.row(&reference).await;
    desk.open_case(&reference).await;
    desk.page().sees("Danger to people").await;
    desk.page().sees("Mood: Upset. Language: English.").await;
    desk.page().sees("because somebody may come to harm").await;
    desk.take().await;
    staff.keys("t").await;
    desk.page().has_focus(Role::Menuitemradio, "Urgent").await;
    staff.keys("3").await;
    desk.sees_entry("sorted this case: Enquiry, General").await;
    // Somebody knows better: nobody is told to call for help any more, though they hear of no event.
    widget.page().sees_no_more(first).await;
}
