export { deliveredSentiment, sentimentOf } from './words/sentiment.js';
export type { Sentiment, SentimentModel } from './words/sentiment.js';
