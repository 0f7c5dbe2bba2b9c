//! The site's accent, with contrast kept, and the two sets of colours around it.

/// The surfaces that the accent stands on, light and dark; the style sheet uses the same.
const SURFACES: [Rgb; 2] = [[255.0, 255.0, 255.0], [27.0, 29.0, 31.0]];
/// What text needs (WCAG 2.2, 1.4.3).
const TEXT_CONTRAST: f32 = 4.5;

type Rgb = [f32; 3];

/// What the portal's style sheet sets in light pages, once more for those that are to be light whatever the system
/// says; a page's own `data-theme` outranks it.
pub(super) const LIGHT: &str = ":host(:not([theme])){\
    --s: light;\
    --a: var(--answerable-accent, var(--accent-l, #1f6f4a));\
    --on: var(--answerable-on-accent, var(--on-l, #fff));\
    --bg: #fff;\
    --tint: color-mix(in srgb, var(--a) 5%, #f6f6f5);\
    --line: color-mix(in srgb, var(--a) 8%, #dfe0de);\
    --edge: color-mix(in srgb, var(--a) 10%, #858885);\
    --ink: color-mix(in srgb, var(--a) 6%, #1a1c1b);\
    --soft: color-mix(in srgb, var(--a) 6%, #5c605d);\
    --good: #17743f;\
    --wait: #8a5200;\
    --late: #b3261e;}";
/// The same for dark ones.
pub(super) const DARK: &str = ":host(:not([theme])){\
    --s: dark;\
    --a: var(--answerable-accent-dark, var(--accent-d, #6fc79b));\
    --on: var(--answerable-on-accent-dark, var(--on-d, #000));\
    --bg: #1b1d1f;\
    --tint: color-mix(in srgb, var(--a) 5%, #25282a);\
    --line: color-mix(in srgb, var(--a) 8%, #373b3d);\
    --edge: color-mix(in srgb, var(--a) 10%, #868b8e);\
    --ink: color-mix(in srgb, var(--a) 4%, #eceeed);\
    --soft: color-mix(in srgb, var(--a) 6%, #a6abac);\
    --good: #6fce96;\
    --wait: #f0b458;\
    --late: #ff8f85;}";

/// Variables that set the accent for both sets of colours; none for what is no colour.
///
/// The accent is moved towards black or white only as far as text in it stays readable on the
/// panel, and what is written on it is black or white, whichever reads better.
pub(super) fn variables(accent: &str) -> Option<String> {
    let accent = parse(accent)?;
    let [light, dark] = SURFACES.map(|surface| readable(accent, surface));
    let parts = [
        "--accent-l:",
        &write(light),
        ";--on-l:",
        &write(written_on(light)),
        ";--accent-d:",
        &write(dark),
        ";--on-d:",
        &write(written_on(dark)),
        ";",
    ];
    Some(parts.concat())
}

fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let part = |shift: u32| f32::from((value >> shift & 0xFF) as u8);
    Some([part(16), part(8), part(0)])
}

fn readable(accent: Rgb, surface: Rgb) -> Rgb {
    let towards = written_on(surface);
    let mut colour = accent;
    // Steps of a twentieth: the last one is black or white, which reads on either surface.
    for step in 0..=20_u8 {
        let share = f32::from(step) / 20.0;
        colour = std::array::from_fn(|i| accent[i] + (towards[i] - accent[i]) * share);
        if contrast(colour, surface) >= TEXT_CONTRAST {
            break;
        }
    }
    colour
}

fn written_on(surface: Rgb) -> Rgb {
    let [white, black] = [[255.0; 3], [0.0; 3]];
    // White is what people expect on a colour, as long as it reads; where it does not, black does.
    if contrast(white, surface) >= TEXT_CONTRAST {
        white
    } else {
        black
    }
}

fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
    a.max(b) / a.min(b)
}

/// Relative luminance, with a cubic in place of the standard's curve: within 0.002 of it.
fn luminance(colour: Rgb) -> f32 {
    let linear = |part: f32| {
        let part = part / 255.0;
        part * (part * (part * 0.305_306 + 0.682_171) + 0.012_523)
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn write(colour: Rgb) -> String {
    let mut text = "#".to_owned();
    for part in colour {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 255"
        )]
        let part = part as u8;
        for digit in [part >> 4, part & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{SURFACES, TEXT_CONTRAST, contrast, parse, readable, variables, written_on};

    #[test]
    fn every_accent_reads_on_both_surfaces_and_can_be_written_on() {
        let steps = (0..=255_u32).step_by(51);
        for red in steps.clone() {
            for green in steps.clone() {
                for blue in steps.clone() {
                    let text = format!("#{red:02x}{green:02x}{blue:02x}");
                    let accent = parse(&text).unwrap();
                    for surface in SURFACES {
                        let shown = readable(accent, surface);
                        assert!(contrast(shown, surface) >= TEXT_CONTRAST, "{text}");
                        assert!(
                            contrast(written_on(shown), shown) >= TEXT_CONTRAST,
                            "{text}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn an_accent_that_reads_is_left_alone() {
        assert!(
            variables("#2f6b4f")
                .unwrap()
                .starts_with("--accent-l:#2f6b4f;--on-l:#ffffff;")
        );
    }

    #[test]
    fn an_accent_that_does_not_read_is_moved_no_farther_than_it_must() {
        for (accent, surface) in [("#6fc79b", SURFACES[0]), ("#1f6f4a", SURFACES[1])] {
            let shown = contrast(readable(parse(accent).unwrap(), surface), surface);
            assert!((TEXT_CONTRAST..5.0).contains(&shown), "{accent}: {shown}");
        }
    }

    #[test]
    fn white_is_written_as_long_as_it_reads() {
        // On the first, black would read a little better.
        for (surface, text) in [("#767676", 255.0), ("#787878", 0.0)] {
            assert_eq!(written_on(parse(surface).unwrap()), [text; 3], "{surface}");
        }
    }

    #[test]
    fn what_is_no_colour_changes_nothing() {
        for text in ["", "red", "#fff", "#gggggg", "#12345é", "}*{color:red}"] {
            assert_eq!(variables(text), None, "{text}");
        }
    }
}
