"""YAML files that people write for sdkgen, as values that know their place, checked against a published JSON Schema."""
