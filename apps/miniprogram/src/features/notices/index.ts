export { DeliveryList } from './delivery-list';
export { MessageList } from './message-list';
export { SubscribeCard } from './subscribe-card';
export { whereTo } from './where-to';
