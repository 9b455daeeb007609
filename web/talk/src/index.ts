export * from './api/call.ts';
export { newId } from './api/id.ts';
export * from './api/types.ts';
export { Conversation, type ConversationState } from './conversation/conversation.ts';
export { type ChatLine, type Delivery, merge } from './conversation/messageList.ts';
export type { TextStore } from './conversation/outbox.ts';
export { stamp, transcript } from './conversation/transcript.ts';
export { qrCode, qrPath } from './qr/qrCode.ts';
export { EventStream, type EventStreamSink } from './stream/eventStream.ts';
