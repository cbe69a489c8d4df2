"""The generated client against Stoplight Prism, which serves the publisher's own documents and checks each request."""
