"""`sdkgen.lock` in the folder of specs: what the outputs were made from, and what of it has changed since."""
