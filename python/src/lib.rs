//! Python bindings: conversion only, no parsing logic.

use pyo3::pymodule;

/// The native module of the Python package.
#[pymodule]
mod _baocao {}
