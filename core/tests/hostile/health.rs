//! Health: shares of cases, annoyance, life tables.

use super::{answers, answers_one, list, numbers};
use parvis_core::models::health::annoyance::{
    heart_disease_fraction, highly_annoyed, highly_annoyed_share, highly_sleep_disturbed,
    highly_sleep_disturbed_share,
};
use parvis_core::models::health::life_table::{
    death_probability, death_probability_of_rate, life_expectancy_gain_years, life_expectancy_years,
};
use parvis_core::models::health::paf::{
    RelativeRisk, attributable_cases, attributable_fraction, population_attributable_fraction, relative_risk,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn shares_of_cases([rr, exposure, from, cases, people, low, high] in numbers(), shares in list(), risks in list()) {
        answers_one(relative_risk(rr, exposure, from));
        answers_one(attributable_fraction(rr, exposure, from));
        answers_one(population_attributable_fraction(&shares, &risks));
        let risk = RelativeRisk { central: rr, low, high };
        answers(attributable_cases(&risk, exposure, from, cases, people), |e| vec![e.central, e.low, e.high]);
    }

    #[test]
    fn annoyance([level, population] in numbers(), people in list(), levels in list()) {
        answers_one(highly_annoyed_share(level));
        answers_one(highly_sleep_disturbed_share(level));
        answers_one(highly_annoyed(&people, &levels));
        answers_one(highly_sleep_disturbed(&people, &levels));
        answers_one(heart_disease_fraction(&people, &levels, population));
    }

    #[test]
    fn life_tables([deaths, entrants, fraction] in numbers(), rates in list(), age: usize) {
        answers_one(death_probability(deaths, entrants));
        answers_one(death_probability_of_rate(deaths));
        answers_one(life_expectancy_years(&rates));
        answers_one(life_expectancy_gain_years(&rates, age, fraction));
    }
}
