"""The picture and the facts that other sites show when somebody shares a page."""
