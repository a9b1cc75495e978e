"""What was written, as documents for elsewhere: a round or a part of it in, text or bytes out."""
