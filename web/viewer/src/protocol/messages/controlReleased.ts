/** 17, viewer → sharer: the technician gives control back. No body. */
export interface ControlReleased {
  readonly type: 'controlReleased';
}

export const controlReleasedNumber = 17;
