create schema tokens;
