"""What a run costs: cold, when little has changed, as pages grow, and beside other generators."""
