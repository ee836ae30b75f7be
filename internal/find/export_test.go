package find

// Kept shows tests how capitals are kept.
var Kept = kept
