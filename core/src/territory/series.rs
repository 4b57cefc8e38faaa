//! Series in time.

/// A typical year by the hour; every list has 8760 values, from 1 January 0 h local standard time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weather {
    /// Air temperature at 2 m \[degC\].
    pub temperature_c: Vec<f64>,
    /// Wind speed at 10 m \[m/s\].
    pub wind_ms: Vec<f64>,
    /// Direction that the wind comes from \[deg from north, clockwise\].
    pub wind_from_deg: Vec<f64>,
    /// Global horizontal irradiance \[W/m2\].
    pub ghi_w_m2: Vec<f64>,
    /// Direct normal irradiance \[W/m2\].
    pub dni_w_m2: Vec<f64>,
    /// Diffuse horizontal irradiance \[W/m2\].
    pub dhi_w_m2: Vec<f64>,
}

/// Days of rain and evapotranspiration over the catchment, and of river flow where it is gauged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hydrology {
    /// Day of each value, ISO 8601 (`2007-03-01`), without gaps.
    pub date: Vec<String>,
    /// Rain and snow \[mm/d\].
    pub p_mm: Vec<f64>,
    /// Potential evapotranspiration \[mm/d\].
    pub pet_mm: Vec<f64>,
    /// Mean air temperature \[degC\], where known.
    pub t_c: Option<Vec<f64>>,
    /// Gauged flow \[mm/d over the catchment\], NaN on days without a reading; `None` where there is no gauge.
    pub q_mm: Option<Vec<f64>>,
}
