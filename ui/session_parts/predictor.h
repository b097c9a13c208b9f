// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/runs/checkpoint.h"
#include "core/training/trainer.h"
#include "ui/base/job.h"
#include "ui/session_parts/answers.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <string>
#include <vector>

namespace studio::ui {

/// A model and what is needed to read its answers.
struct NamedModel {
    std::shared_ptr<const Model> model;
    std::vector<std::string> classes;  ///< in the order of its logits
    bool named = true;                 ///< false: the file did not say them, they are numbers
};

/// Answers of a model on pictures, worked out on a thread of its own. The last answers stay until new ones are whole.
class Predictor : public QObject {
    Q_OBJECT
public:
    explicit Predictor(QObject* parent = nullptr);

    /// Answers for `items` of `data`; truths are translated into the model's classes by name, or by place
    /// where the model has as many and no names.
    void predict(const NamedModel& model, std::shared_ptr<const PreparedData> data, std::vector<std::uint32_t> items);
    /// Answers for any files and folders (sorted, picture endings only within folders).
    void predictFiles(const NamedModel& model, const QStringList& files);
    /// Answers of `model` that are known already.
    void take(std::shared_ptr<const std::vector<Prediction>> predictions, const NamedModel& model,
              std::shared_ptr<const DataSet> set);
    void cancel();
    void clear();

    bool running() const { return m_job.running(); }
    const std::shared_ptr<const Answers>& answers() const { return m_answers; }

signals:
    void changed();
    void progress(qint64 done, qint64 total);
    void failed(const studio::Error& error);

private:
    Job::Deliver work(const NamedModel& model, const std::shared_ptr<const PreparedData>& data,
                      std::vector<std::uint32_t> items, std::stop_token stop, const Job::Post& post);
    Job::Deliver deliver(std::shared_ptr<const Answers> answers);

    Job m_job;
    std::shared_ptr<const Answers> m_answers = noAnswers();
};

}  // namespace studio::ui
