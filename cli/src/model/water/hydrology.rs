//! Water by the day: rain, snow, evaporation, crops, storms, rivers and those who draw from them.

use super::{crop, evapotranspiration, runoff, scarcity, snow, storm};
use crate::model::Entry;

pub(super) fn entries() -> [Entry; 10] {
    [
        entry!("gr4j", "Daily river flow from rain (Perrin 2003), given or fitted parameters", runoff::run,),
        entry!("cemaneige", "Snow by elevation band: daily rain and melt (Valéry 2014)", snow::run),
        entry!(
            "oudin-pet",
            "Daily potential evapotranspiration from temperature (Oudin 2005)",
            evapotranspiration::oudin,
        ),
        entry!(
            "fao56-eto",
            "Daily reference evapotranspiration (FAO Penman-Monteith)",
            evapotranspiration::fao56,
        ),
        entry!(
            "crop-balance",
            "A crop's daily water balance and irrigation, single or dual coefficient (FAO 56)",
            crop::run,
        ),
        entry!("scs-cn", "Storm runoff of sealed and unsealed ground by curve numbers", storm::curve_number,),
        entry!("green-ampt", "Infiltration into soil under ponded water", storm::infiltration),
        entry!("rain-storage", "A rain tank, rain garden or pond through a series of steps", storm::storage,),
        entry!(
            "water-balance",
            "Daily supply and demand on a river: shortages, drought stages, WEI+",
            scarcity::balance,
        ),
        entry!("low-flow", "VCN3 of each year and the flows of the drought stages", scarcity::low_flow),
    ]
}
