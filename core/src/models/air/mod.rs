//! Air: the Gaussian plume, its annual kernels, and nitrogen chemistry.
