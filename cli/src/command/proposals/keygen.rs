//! `parvis proposals keygen`: the commune's key pair, and its backup on paper.

use super::{files, qr};
use crate::output;
use clap::Args;
use parvis_sealing::Key;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Make the commune's key pair, with its backup on paper.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder to write: `key.txt` (private), `backup.html` (private, to print), `recipient.txt` (public).
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let mut random = [0; 32];
    getrandom::fill(&mut random)?;
    let key = Key::new(random)?;
    let (recipient, words) = (key.recipient().to_string(), key.recipient().words().join(" "));
    files::folder(&arguments.out)?;
    let path = |name: &str| arguments.out.join(name);
    // The form of `age-keygen`, so that age reads it too.
    let identity = format!("# public key: {recipient}\n# words: {words}\n{}\n", key.secret());
    files::create_private(&path("key.txt"), &identity)?;
    files::create_private(&path("backup.html"), &backup(&key, &recipient, &words)?)?;
    files::create(&path("recipient.txt"), &format!("{recipient}\n"))?;
    output::line(&recipient);
    output::line(&words);
    output::note(&format!(
        "Print {} twice, lock both away, and delete it and key.txt from every machine that is online. \
         Put the line that begins with age1 into the consultation as \"key\".",
        path("backup.html").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// A page to print: without it and without the file, no record can ever be opened again.
fn backup(key: &Key, recipient: &str, words: &str) -> Result<String, Box<dyn Error>> {
    let groups: String = key.paper().iter().map(|group| format!("<span>{group}</span> ")).collect();
    let square = qr::svg(&key.secret())?;
    Ok(format!(
        r#"<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Clé de la commune · Key of the commune</title>
<style>
body {{ font: 12pt/1.5 sans-serif; max-width: 40em; margin: 2em auto }}
code {{ font: 14pt/2 monospace; display: block }}
code span {{ margin-right: .6em; white-space: nowrap }}
svg {{ width: 45mm; height: 45mm }}
</style>
<h1>Clé privée de la commune</h1>
<p>Cette feuille ouvre toutes les propositions et tous les bulletins. Imprimez-la deux fois, gardez les deux
feuilles sous clé en deux lieux, puis effacez ce fichier. Sans elle, rien ne pourra plus être ouvert.</p>
<p lang="en">This sheet opens every proposal and every ballot. Print it twice, lock both sheets away in two
places, then delete this file. Without it nothing can ever be opened again.</p>
<code>{groups}</code>
{square}
<h2>Ce que tout le monde peut comparer <span lang="en">· What everybody can compare</span></h2>
<p><strong>{words}</strong></p>
<p><small>{recipient}</small></p>
</html>
"#
    ))
}
