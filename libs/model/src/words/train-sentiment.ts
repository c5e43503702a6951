import { readFileSync, writeFileSync } from 'node:fs';
import { SENTIMENT_FILE } from './sentiment.js';
import { labelledTexts, split, trainSentiment, writeSentiment } from './sentiment-training.js';

const [table] = process.argv.slice(2);
if (!table) throw new Error('Give the path of a table with the columns label and review.');
const model = trainSentiment(split(labelledTexts(readFileSync(table, 'utf8'))).training);
writeFileSync(SENTIMENT_FILE, writeSentiment(model));
process.stdout.write(`${model.weights.size} grams\n`);
