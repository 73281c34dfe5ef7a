"""Pictures: what records come to as lines and circles, to be written as SVG by the templates."""
