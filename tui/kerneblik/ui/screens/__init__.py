"""The rooms of the app, one screen each; imported one by one, the later ones when first entered."""
