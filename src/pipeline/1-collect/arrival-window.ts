/** Arrival times at the server: from `from` on, and before `to` (the deadline itself is outside); null has no end. */
export interface ArrivalWindow {
  from: Date;
  to: Date | null;
}

export function isWithin(window: ArrivalWindow, arrived: Date): boolean {
  return arrived >= window.from && (window.to === null || arrived < window.to);
}
