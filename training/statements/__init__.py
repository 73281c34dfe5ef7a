"""The statement head: PolNeAR in, `statements.onnx` out."""
