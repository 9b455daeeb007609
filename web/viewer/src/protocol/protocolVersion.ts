/** The version of the wire that this build speaks, stated in every Join. */
export const protocolVersion = 1;
