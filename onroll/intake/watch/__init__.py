"""The sleeping watch: whoever was closed, left or is protected is noticed the moment a row mentions them."""
