//! What pages have in common: one file each, with nothing from elsewhere, and with no script but ours.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;
use sha2::{Digest, Sha256};

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
pre{background:#f4f4f4;padding:.75rem;overflow-x:auto;font-size:.85rem;line-height:1.35}
table{border-collapse:collapse}th,td{padding:.2rem .5rem;text-align:left;vertical-align:top}
.heat td{text-align:right;border:1px solid #fff}.heat th{font-weight:500;white-space:nowrap}
.scroll{overflow-x:auto}.note{color:#8a3b00}.faint{color:#666}
.none{background:#eee;color:#666}.h0{background:#f6b3ab}.h1{background:#f7bfa6}.h2{background:#f8cba3}.h3{background:#f8d7a1}
.h4{background:#f7e3a2}.h5{background:#f2eaa8}.h6{background:#e4ebac}.h7{background:#d3e9ae}.h8{background:#c0e5af}
.h9{background:#ace0b0}.h10{background:#96d9b0}
details{margin:.3rem 0}summary{cursor:pointer}a{color:#0b57a4}
@media(prefers-color-scheme:dark){body{background:#161616;color:#e8e8e8}pre{background:#232323}a{color:#8ec2ff}
.heat td{border-color:#161616;color:#111}.none{background:#333;color:#bbb}.note{color:#ffb27a}.faint{color:#aaa}}
";

/// A whole page. Nothing may be loaded or run, and only this style counts.
pub fn page(title: &str, body: &Markup) -> String {
    page_with(title, body, None)
}

/// The same with a script, the only one that runs.
pub fn page_with(title: &str, body: &Markup, script: Option<&str>) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    let scripts = script.map_or_else(String::new, |script| format!("script-src 'sha256-{}'; ", hash(script)));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; {scripts}base-uri 'none'; form-action 'none'",
        hash(STYLE)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) @if let Some(script) = script { script { (PreEscaped(script)) } } }
        }
    };
    page.into_string() + "\n"
}

/// Data for the script. Whatever is in a text, it ends no element.
pub fn data(id: &str, data: &impl Serialize) -> Markup {
    let text = serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c");
    html! { script id=(id) type="application/json" { (PreEscaped(text)) } }
}

/// The colour for a share of points.
pub fn heat(points: f64, of: f64) -> String {
    let share = if of > 0.0 { (points / of).clamp(0.0, 1.0) } else { 0.0 };
    format!("h{}", (share * 10.0).floor() as u8)
}
