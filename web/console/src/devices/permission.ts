import type { TechnicianMe } from '@deskside/talk';

/** Technicians, supervisors and administrators may; who only reads sees cases and no device. */
export function mayWorkOnDevices(me: TechnicianMe | undefined): boolean {
  return me?.permissions.includes('devices') ?? false;
}
