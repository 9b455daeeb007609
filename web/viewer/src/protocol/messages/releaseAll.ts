/** 6: let go of every key and button. No body. */
export interface ReleaseAll {
  readonly type: 'releaseAll';
  readonly eventId: number;
}

export const releaseAllNumber = 6;
