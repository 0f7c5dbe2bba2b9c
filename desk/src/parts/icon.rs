//! The desk's few icons: one stroke set, 20 pixels, drawn in the text's colour.

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Add,
    Alarm,
    Back,
    Bars,
    Bulb,
    Check,
    Clock,
    Close,
    Copy,
    Dash,
    Down,
    Filter,
    Gear,
    Lock,
    Onward,
    Pause,
    Pencil,
    Reopened,
    Search,
    Up,
    Warning,
}

impl Sign {
    /// How it is drawn, as a path.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Add => "M10 4.5v11M4.5 10h11",
            Self::Alarm => "M7.1 3h5.8L17 7.1v5.8L12.9 17H7.1L3 12.9V7.1zM10 6.6v4.2m0 2.5v.1",
            Self::Back => "M12 4.5 6.5 10l5.5 5.5",
            Self::Bars => "M4.5 16.5v-5M10 16.5v-12M15.5 16.5v-8",
            Self::Bulb => "M7.9 13.2a4.7 4.7 0 1 1 4.2 0v1.5H7.9zM8.4 17h3.2",
            Self::Check => "m4.5 10.5 3.7 3.7 7.3-8",
            Self::Clock => "M10 5.8V10l2.8 1.9M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z",
            Self::Close => "m5.5 5.5 9 9m0-9-9 9",
            Self::Copy => {
                "M7.5 7.5V4.7c0-.7.5-1.2 1.2-1.2h6.6c.7 0 1.2.5 1.2 1.2v6.6c0 .7-.5 1.2-1.2 1.2h-2.8M4.7 7.5h6.6c.7 0 1.2.5 1.2 1.2v6.6c0 .7-.5 1.2-1.2 1.2H4.7c-.7 0-1.2-.5-1.2-1.2V8.7c0-.7.5-1.2 1.2-1.2Z"
            }
            Self::Dash => "M5 10h10",
            Self::Down => "m5.5 8 4.5 4.5L14.5 8",
            Self::Filter => "M3.5 6h13M6 10h8M8.5 14h3",
            Self::Gear => {
                "M8.5 4.6L8.7 2.5L11.3 2.5L11.5 4.6L12.8 5.1L14.4 3.8L16.2 5.6L14.9 7.2L15.4 8.5L17.5 8.7L17.5 11.3L15.4 11.5L14.9 12.8L16.2 14.4L14.4 16.2L12.8 14.9L11.5 15.4L11.3 17.5L8.7 17.5L8.5 15.4L7.2 14.9L5.6 16.2L3.8 14.4L5.1 12.8L4.6 11.5L2.5 11.3L2.5 8.7L4.6 8.5L5.1 7.2L3.8 5.6L5.6 3.8L7.2 5.1ZM12.4 10a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0Z"
            }
            Self::Lock => "M6.5 9V6.8a3.5 3.5 0 0 1 7 0V9M5.2 9h9.6v7.2H5.2z",
            Self::Onward => "M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5",
            Self::Pause => "M7.5 5.5v9M12.5 5.5v9",
            Self::Pencil => "m4 16 .8-3.4L13.4 4l2.6 2.6-8.6 8.6zM11.6 5.8l2.6 2.6",
            Self::Reopened => "M4.2 8.2A6.2 6.2 0 1 1 4 11.6M4 4v4.4h4.4",
            Self::Search => "m13.2 13.2 3.6 3.6M15 9A6 6 0 1 1 3 9a6 6 0 0 1 12 0Z",
            Self::Up => "M5.5 12 10 7.5l4.5 4.5",
            Self::Warning => "M10 8v3.6m0 2.4v.1M10 3.4 17.3 16H2.7z",
        }
    }
}
