//! What the invented commune asks its residents: a budget vote that anyone may try, with cards and a key that
//! everybody knows.

use super::demo_areas;
use parvis_core::participation::{
    BallotKind, CONSULTATION_VERSION, Consultation, Project, RecordError, Words, tally::Rule,
};
use parvis_core::scenario::{self, Measure, Place, Scenario};
use parvis_core::territory::{SiteKind, Territory};
use parvis_sealing::demo;

/// Where a project is.
#[derive(Clone, Copy)]
enum Where {
    Everywhere,
    At(SiteKind),
    /// The first street of these that the commune has.
    Street(&'static [&'static str]),
}

/// What the twin runs for a project.
#[derive(Clone, Copy)]
enum Effect {
    /// Nothing that it could compute.
    None,
    Lever(&'static str, f64),
    QuietStreet,
    /// A wood boiler of so many kW.
    Boiler(f64),
    /// A hedge of about so many metres.
    Hedge(f64),
}

/// A project: id, name and text in French and English, cost once and a year, category, place, effect.
type Row = (&'static str, [&'static str; 2], [&'static str; 2], u64, u64, &'static str, Where, Effect);

const PROJECTS: [Row; 12] = [
    (
        "school-street",
        ["Une rue calme devant l’école", "A quiet street in front of the school"],
        [
            "La rue est fermée aux voitures qui ne font que passer. Les enfants viennent à pied.",
            "The street is closed to cars that only pass through. Children come on foot.",
        ],
        8_000,
        200,
        "streets",
        Where::Street(&["Rue des Écoles", "Grand-Rue"]),
        Effect::QuietStreet,
    ),
    (
        "thirty",
        ["30 km/h dans le village", "30 km/h in the village"],
        [
            "Panneaux, marquages et quelques rétrécissements dans toutes les rues du bourg.",
            "Signs, markings and a few narrower places in every street of the village.",
        ],
        24_000,
        0,
        "streets",
        Where::At(SiteKind::Village),
        Effect::Lever("emissions.speed_30", 1.0),
    ),
    (
        "bike-lane",
        ["Une voie à vélo du bourg au stade", "A cycle lane from the village to the sports field"],
        [
            "Un kilomètre séparé de la route, avec des arceaux à chaque bout.",
            "One kilometre apart from the road, with stands at each end.",
        ],
        58_000,
        900,
        "streets",
        Where::At(SiteKind::Sport),
        Effect::Lever("emissions.trips_shifted", 0.12),
    ),
    (
        "stoves",
        ["Une prime pour changer les vieux poêles", "A grant to replace old stoves"],
        [
            "Trois poêles anciens sur dix remplacés par des modèles qui fument peu.",
            "Three old stoves in ten replaced by ones that give little smoke.",
        ],
        30_000,
        0,
        "homes",
        Where::Everywhere,
        Effect::Lever("emissions.wood_stoves", 0.3),
    ),
    (
        "insulation",
        ["Un conseil gratuit pour isoler sa maison", "Free advice on insulating one’s home"],
        [
            "Une conseillère deux jours par semaine pendant trois ans, et un coup de pouce pour les premiers travaux.",
            "An adviser two days a week for three years, and some help with the first works.",
        ],
        36_000,
        0,
        "homes",
        Where::Everywhere,
        Effect::Lever("emissions.retrofit", 0.06),
    ),
    (
        "boiler",
        ["Une chaudière à bois pour l’école et la mairie", "A wood boiler for the school and the town hall"],
        [
            "Elle brûle les plaquettes de la scierie et remplace deux chaudières au fioul.",
            "It burns chips from the sawmill and replaces two oil boilers.",
        ],
        61_000,
        2_500,
        "homes",
        Where::At(SiteKind::School),
        Effect::Boiler(100.0),
    ),
    (
        "hedges",
        ["Un kilomètre de haies", "A kilometre of hedges"],
        [
            "Plantées avec les enfants le long des chemins : de l’ombre, des oiseaux, moins de vent.",
            "Planted with the children along the lanes: shade, birds, less wind.",
        ],
        18_000,
        600,
        "nature",
        Where::At(SiteKind::Hamlet),
        Effect::Hedge(1_000.0),
    ),
    (
        "school-yard",
        ["Une cour d’école plantée", "A school yard with trees"],
        [
            "La moitié de l’enrobé laisse la place à des arbres, un potager et un préau de bois.",
            "Half of the tarmac gives way to trees, a vegetable garden and a wooden shelter.",
        ],
        28_000,
        1_200,
        "nature",
        Where::At(SiteKind::School),
        Effect::None,
    ),
    (
        "leaks",
        ["Chercher et réparer les fuites d’eau", "Finding and mending water leaks"],
        [
            "Des capteurs sur le réseau, et les plus vieux tuyaux changés.",
            "Sensors on the network, and the oldest pipes replaced.",
        ],
        42_000,
        1_500,
        "water",
        Where::Everywhere,
        Effect::Lever("water.leaks", 0.12),
    ),
    (
        "rain-tanks",
        ["Des cuves d’eau de pluie", "Rainwater tanks"],
        [
            "Une aide d’un dixième du prix pour cent foyers qui arrosent leur jardin.",
            "A tenth of the price for a hundred households that water their garden.",
        ],
        25_000,
        0,
        "water",
        Where::Everywhere,
        Effect::Lever("water.rain_reuse", 0.18),
    ),
    (
        "river-benches",
        ["Des bancs et une fontaine au bord de la rivière", "Benches and a fountain by the river"],
        [
            "Quatre bancs à l’ombre, une table, une fontaine d’eau potable.",
            "Four benches in the shade, a table, a fountain of drinking water.",
        ],
        12_000,
        300,
        "together",
        Where::At(SiteKind::Village),
        Effect::None,
    ),
    (
        "hall-sound",
        ["Du son et de l’image pour la salle des fêtes", "Sound and pictures for the village hall"],
        [
            "Un vidéoprojecteur, deux enceintes, une boucle pour les malentendants.",
            "A projector, two loudspeakers, a loop for the hard of hearing.",
        ],
        9_500,
        150,
        "together",
        Where::At(SiteKind::Other),
        Effect::None,
    ),
];

/// The consultation of an invented commune.
///
/// # Errors
/// None but a fault in the table above.
pub(super) fn consultation(territory: &Territory) -> Result<Consultation, Box<dyn std::error::Error>> {
    let mut cards: Vec<_> = (0..demo::CARDS).map(|number| demo::card(number).public()).collect();
    cards.sort();
    let consultation = Consultation {
        version: CONSULTATION_VERSION,
        id: "budget-demo".to_owned(),
        pack: territory.manifest.slug.clone(),
        title: words(["Le budget des habitants", "The residents’ budget"]),
        opens: "2026-01-01".to_owned(),
        closes: "2030-12-31".to_owned(),
        budget_eur: territory.manifest.budget_eur.map_or(120_000, |eur| eur.max(0.0) as u64),
        ballot: BallotKind::Approval { at_most: None },
        projects: PROJECTS.iter().map(|row| project(territory, row)).collect(),
        areas: demo_areas::areas(territory),
        key: Some(demo::key()?.recipient().to_string()),
        cards,
        rule: Rule::MesAdd1,
    };
    consultation.check().map_err(|e: RecordError| format!("the demo's consultation: {e}"))?;
    Ok(consultation)
}

fn project(territory: &Territory, row: &Row) -> Project {
    let (id, name, text, cost_eur, running_eur_year, category, place, effect) = *row;
    Project {
        id: id.to_owned(),
        name: words(name),
        text: words(text),
        cost_eur,
        running_eur_year,
        place: point(territory, place),
        scenario: scenario_code(territory, place, effect),
        category: category.to_owned(),
    }
}

fn words([fr, en]: [&str; 2]) -> Words {
    Words { fr: fr.to_owned(), en: en.to_owned() }
}

fn point(territory: &Territory, place: Where) -> Option<[f64; 2]> {
    match place {
        Where::Everywhere => None,
        Where::At(kind) => territory.sites.iter().find(|site| site.kind == kind).map(|site| site.point),
        Where::Street(names) => {
            let road = road(territory, names)?;
            let line = territory.roads.iter().find(|r| r.id == road).map(|r| &r.line)?;
            line.get(line.len() / 2).copied()
        }
    }
}

/// The first street of these names.
fn road(territory: &Territory, names: &[&str]) -> Option<u32> {
    let named = |name: &&str| territory.roads.iter().find(|r| r.name.as_deref() == Some(name));
    names.iter().find_map(named).map(|road| road.id)
}

/// The share code of what the twin runs for a project, if it can run anything.
fn scenario_code(territory: &Territory, place: Where, effect: Effect) -> Option<String> {
    let mut scenario = Scenario::baseline(&territory.manifest.slug);
    let measure = |kind: &str, place, size| Measure { id: 1, kind: kind.to_owned(), place, size };
    match effect {
        Effect::None => return None,
        Effect::Lever(id, value) => _ = scenario.levers.insert(id.to_owned(), value),
        Effect::QuietStreet => {
            let Where::Street(names) = place else { return None };
            let street = Place::Road(road(territory, names)?);
            scenario.measures.push(measure("emissions.quiet_street", street, 1.0));
        }
        Effect::Boiler(kw) => {
            let place = Place::Point(point(territory, place)?);
            scenario.measures.push(measure("emissions.new_boiler", place, kw));
        }
        Effect::Hedge(metres) => {
            // To the east of the place, along a parallel: 40 000 km around the Earth.
            let [lng, lat] = point(territory, place)?;
            let degrees = metres / (40_000_000.0 / 360.0 * lat.to_radians().cos());
            let end = ((lng + degrees) * 1e5).round() / 1e5;
            let line = Place::Line(vec![[lng, lat], [end, lat]]);
            scenario.measures.push(measure("emissions.hedge", line, 1.0));
        }
    }
    scenario::encode(&scenario).ok()
}
