"""What asks for an answer before the work goes on."""
