export * from './models/index.js';
export * from './kept/index.js';
export * from './runs/index.js';
export * from './rfm/index.js';
export { deliveredSentiment, sentimentOf } from './words/sentiment.js';
export type { Sentiment, SentimentModel } from './words/sentiment.js';
export * from './cohorts/index.js';
