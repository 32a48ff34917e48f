# Run the lines of `reads.R`, which call `observe`, and write what each gives as a line of JSON.

arguments <- commandArgs(trailingOnly = TRUE)
answers <- file(arguments[2], open = "w", encoding = "UTF-8")

# Texts as JSON strings: base R has no function for it, and must do without packages here.
quoted <- function(texts) {
  texts <- gsub("\\", "\\\\", enc2utf8(texts), fixed = TRUE)
  texts <- gsub("\"", "\\\"", texts, fixed = TRUE)
  for (code in 1:31) texts <- gsub(intToUtf8(code), sprintf("\\u%04x", code), texts, fixed = TRUE)
  paste0("\"", texts, "\"")
}

# One cell, or one member of a list column, as JSON.
cell <- function(value) {
  if (is.list(value)) value <- value[[1]]
  if (is.null(value)) return("null")
  if (length(value) != 1) return(paste0("[", paste(quoted(value), collapse = ","), "]"))
  if (is.na(value)) return("null")
  if (is.character(value)) return(quoted(value))
  if (is.logical(value)) return(tolower(as.character(value)))
  if (is.numeric(value)) return(sprintf("%.17g", value))
  quoted(as.character(value))
}

member <- function(column, number) {
  value <- column[[number]]
  if (is.list(column) && is.character(value) && length(value) == 1) paste0("[", quoted(value), "]") else cell(value)
}

pairs <- function(names, values) paste0("{", paste(paste0(quoted(names), ":", values), collapse = ","), "}")

described <- function(frame) {
  types <- vapply(frame, function(column) quoted(class(column)[1]), "")
  nulls <- vapply(frame, function(column) as.character(sum(if (is.list(column)) lengths(column) == 0 | is.na(column) else is.na(column))), "")
  cells <- vapply(frame, function(column) paste0("[", paste(vapply(seq_len(nrow(frame)), function(n) member(column, n), ""), collapse = ","), "]"), "")
  parts <- c(as.character(nrow(frame)), pairs(names(frame), types), pairs(names(frame), nulls), pairs(names(frame), cells))
  pairs(c("rows", "types", "nulls", "cells"), parts)
}

# `load` is not evaluated before `described` asks for it, so that whatever it raises becomes the answer.
observe <- function(load) {
  answer <- tryCatch(described(load), error = function(fault) pairs("error", quoted(conditionMessage(fault))))
  writeLines(answer, answers, useBytes = TRUE)
}

source(arguments[1], encoding = "UTF-8")
close(answers)
