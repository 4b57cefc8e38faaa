//! `parvis proposals cards`: voters' cards, a sheet to print, and the public keys to publish.

use super::{files, qr};
use crate::output;
use clap::Args;
use parvis_sealing::{CARD_BYTES, Card};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Most cards of one call.
const COUNT_MAX: u32 = 20_000;

/// Make voters' cards: a sheet to print, and the public keys to publish.
#[derive(Args)]
pub(crate) struct Arguments {
    /// How many.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(COUNT_MAX)))]
    count: u32,
    /// The folder to write: `cards.html` (secret, to print and cut), `cards.json` (the public keys), and
    /// `consultation.json` where a consultation is given.
    #[arg(long)]
    out: PathBuf,
    /// A consultation that the public keys are to be put into.
    #[arg(long)]
    consultation: Option<PathBuf>,
    /// The address of the site: a card's code then opens its voting page.
    #[arg(long)]
    site: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let cards = (0..arguments.count).map(|_| {
        let mut random = [0; CARD_BYTES];
        getrandom::fill(&mut random).map(|()| Card::new(random))
    });
    let cards: Vec<Card> = cards.collect::<Result<_, _>>()?;
    // In ascending order, which is not that of the sheet.
    let mut keys: Vec<String> = cards.iter().map(Card::public).collect();
    keys.sort();
    files::folder(&arguments.out)?;
    let path = |name: &str| arguments.out.join(name);
    if let Some(given) = &arguments.consultation {
        let mut consultation = files::consultation(given)?;
        consultation.cards.clone_from(&keys);
        consultation.check()?;
        files::create(&path("consultation.json"), &(serde_json::to_string_pretty(&consultation)? + "\n"))?;
    }
    files::create(&path("cards.json"), &(serde_json::to_string_pretty(&keys)? + "\n"))?;
    files::create_private(&path("cards.html"), &sheet(&cards, arguments.site.as_deref())?)?;
    output::line(&format!("{} cards, their public keys in cards.json", cards.len()));
    output::note(
        "Print cards.html, cut the cards apart, put them into a hat, and delete the file. \
         Write down nowhere who drew which card.",
    );
    Ok(ExitCode::SUCCESS)
}

/// What a card's code holds: its words, behind the address of the voting page where there is one. They stand
/// behind the `#`, which no browser sends anywhere.
fn code(card: &Card, site: Option<&str>) -> String {
    let words = card.words().join("-");
    match site {
        Some(site) => format!("{}/#/session?card={words}", site.trim_end_matches(['/', '#'])),
        None => words,
    }
}

fn sheet(cards: &[Card], site: Option<&str>) -> Result<String, Box<dyn Error>> {
    let mut articles = String::new();
    for card in cards {
        let (square, words) = (qr::svg(&code(card, site))?, card.words());
        let (first, second) = words.split_at(words.len() / 2);
        articles +=
            &format!("<article>{square}<p>{}<br>{}</p></article>\n", first.join(" "), second.join(" "));
    }
    Ok(format!(
        r#"<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Cartes de vote · Voting cards</title>
<style>
@page {{ margin: 10mm }}
body {{ margin: 0; font: 10pt/1.4 sans-serif; display: grid; grid-template-columns: 1fr 1fr }}
article {{ border: 1px dashed #888; padding: 4mm; display: flex; gap: 4mm; align-items: center; break-inside: avoid }}
svg {{ width: 32mm; height: 32mm; flex: none }}
p {{ margin: 0; overflow-wrap: anywhere }}
</style>
{articles}</html>
"#
    ))
}
