// Compares llama.cpp's greedy text with the trainer's, token by token: the answers of a
// file that export.py wrote. It needs `npm install node-llama-cpp@3.22.1` in this folder
// or one above. One thread, for several wait for each other by spinning.
//
//     node llamacpp.mjs ../model.gguf ../testdata/greedy.json
//
// Weights of eight bits make llama.cpp round what they are multiplied with, so that two
// tokens which are about as likely may change places; unpack.py makes a file without that.
import fs from "node:fs";
import {getLlama} from "node-llama-cpp";

const [file, answers] = process.argv.slice(2);
const rows = JSON.parse(fs.readFileSync(answers));
const llama = await getLlama({gpu: false, build: "never", logLevel: "error"});
const model = await llama.loadModel({modelPath: file});
const context = await model.createContext({contextSize: 2048, threads: 1});
const sequence = context.getSequence();

let same = 0;
for (const {prompt, answer} of rows) {
  await sequence.clearHistory();
  const text = [];
  for await (const token of sequence.evaluate(prompt, {temperature: 0})) {
    if (model.isEogToken(token) || text.length > answer.length) break;
    text.push(token);
  }
  if (JSON.stringify(text) === JSON.stringify(answer)) same++;
  else console.log(`wrote ${model.detokenize(text)}\nnot   ${model.detokenize(answer)}`);
}
console.log(`${same} of ${rows.length} the same`);
await llama.dispose();
process.exit(same === rows.length ? 0 : 1);
