"""Questions from the public: asked on the site, worked on in the admin, and published with their answers."""
