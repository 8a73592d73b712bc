module.exports = require('../../libs/ui/jest.angular.cjs')(__dirname);
