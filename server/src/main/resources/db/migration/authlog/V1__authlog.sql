create schema authlog;
