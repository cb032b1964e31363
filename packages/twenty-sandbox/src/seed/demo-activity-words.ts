/** What is sold. */
export const PRODUCTS = [
  "Laser cutter",
  "Five-axis mill",
  "Welding cell",
  "Training package",
  "Pick-and-place robot",
  "Service contract",
  "Dust extraction",
  "Turning centre",
  "3D scanner",
  "Waterjet table",
] as const;

/** Subjects of notes, each with a body in Markdown. */
export const NOTES = [
  [
    "First call",
    "Spoke about the workshop. They want **less set-up time** and quieter machines.\n\n- 3 shifts\n- no dust extraction yet",
  ],
  [
    "Site visit",
    "# What we saw\n\nTwo halls, a crane of 5 t, *very* little space at the door.\n\n1. Measure the door\n2. Send a floor plan",
  ],
  [
    "Price talk",
    "Budget is approved for next year only. Asked for an offer with and without [training](https://training.example).",
  ],
  ["Complaint", "> It stops every Tuesday.\n\nProbably the cooling. Send a technician."],
  ["Lunch notes", "Likes cycling. Decision is taken by the owner, **not** by purchasing."],
  ["Reference customer?", "They would be glad to show the machine to others."],
  ["Competitor", "Has an offer from somebody cheaper, without service."],
] as const;

/** What there is to do. */
export const TASKS = [
  "Send the offer",
  "Call back",
  "Prepare a demonstration",
  "Check delivery dates",
  "Ask for the floor plan",
  "Book the technician",
  "Renew the contract",
  "Send the reference list",
  "Clarify payment terms",
  "Plan the training",
] as const;
