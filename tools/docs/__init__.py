"""What of docs/ is made from the code: references, the JSON Schema, and a page for each rule."""
