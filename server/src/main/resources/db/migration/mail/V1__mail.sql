create schema mail;
