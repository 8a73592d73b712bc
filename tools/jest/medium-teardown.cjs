module.exports = async () => {
  await globalThis.__tributaryServers.stop();
};
