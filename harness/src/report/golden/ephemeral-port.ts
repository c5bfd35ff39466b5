/** Linux chooses from 32768 to 60999, others up to 65535. */
export function isEphemeral(port: number): boolean {
  return port >= 32768 && port <= 65535;
}
