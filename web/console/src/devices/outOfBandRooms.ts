import { CaseRoom } from '../cases/caseRoom.ts';
import { DeviceRoom } from './deviceRoom.ts';
import type { DeviceNews } from './types.ts';

/** The cases and devices that were opened in this tab. They live until one signs out, so that changing pages cuts no line. */
export class OutOfBandRooms {
  private readonly devices = new Map<string, DeviceRoom>();
  private readonly cases = new Map<string, CaseRoom>();
  private readonly hearers = new Set<(news: DeviceNews) => void>();

  device(device: string): DeviceRoom {
    let room = this.devices.get(device);
    if (!room) {
      room = new DeviceRoom(device);
      this.devices.set(device, room);
      void room.refresh();
    }
    return room;
  }

  case(request: string): CaseRoom {
    let room = this.cases.get(request);
    if (!room) {
      room = new CaseRoom(request);
      this.cases.set(request, room);
      void room.refresh();
    }
    return room;
  }

  /** For lists that are read anew when something happened. */
  onNews(hearer: (news: DeviceNews) => void): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  hear(news: DeviceNews): void {
    for (const room of this.devices.values()) room.hear(news);
    for (const room of this.cases.values()) room.hear(news);
    for (const hearer of [...this.hearers]) hearer(news);
  }

  /** After a lost line: what was missed is read. */
  refresh(): void {
    for (const room of this.devices.values()) void room.refresh();
    for (const room of this.cases.values()) void room.refresh();
    for (const hearer of [...this.hearers]) hearer({ kind: 'stream.opened' });
  }

  clear(): void {
    for (const room of this.devices.values()) room.close();
    this.devices.clear();
    this.cases.clear();
  }
}
