import mongoose from 'mongoose';
import { runContract } from './contract/run.js';
import { describeWithServer, isReference, startServer } from './reference-server.js';

describeWithServer('MongoDB’s protocol', () => {
  runContract(async () => {
    const server = await startServer();
    const instance = new mongoose.Mongoose();
    await instance.connect(server.uri, { autoIndex: false, autoCreate: false, promoteBuffers: true });
    return {
      instance,
      async close() {
        await instance.disconnect();
        await server.stop();
      },
    };
  }, isReference);
});
