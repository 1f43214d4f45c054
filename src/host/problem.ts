/** What the host asked for and cannot have, with the way on. */
export class HostProblem extends Error {}
