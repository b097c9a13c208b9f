// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/principal_components.h"

#include "core/base/error.h"

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>

namespace studio {
namespace {

using Eigen::Index;
using Values = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

constexpr Index kBlock = 256;  ///< rows between two looks at the stop token

/// work(first, rows) over all of them.
template <class Work>
void inBlocks(Index count, const std::stop_token& stop, const Work& work) {
    for (Index first = 0; first < count; first += kBlock) {
        if (stop.stop_requested()) throw Error(ErrorCode::Cancelled);
        work(first, std::min(kBlock, count - first));
    }
}

}  // namespace

Components principalComponents(const FeatureTable& table, int most, std::stop_token stop) {
    const Index width = table.width, rows = static_cast<Index>(table.rows());
    Components found;
    if (rows < 2 || width == 0 || most < 1) return found;
    const Values features(table.values.data(), rows, width);
    const Eigen::RowVectorXd mean = features.cast<double>().colwise().mean();
    const auto centred = [&](Index first, Index count) -> Eigen::MatrixXd {
        return features.middleRows(first, count).cast<double>().rowwise() - mean;
    };
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(width, width);
    inBlocks(rows, stop, [&](Index first, Index count) {
        covariance.selfadjointView<Eigen::Lower>().rankUpdate(centred(first, count).transpose());
    });
    covariance /= static_cast<double>(rows - 1);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);  // the smallest first
    const Index wanted = std::min({static_cast<Index>(most), width, rows - 1});
    Eigen::MatrixXd directions = solver.eigenvectors().rightCols(wanted).rowwise().reverse();
    for (auto direction : directions.colwise()) {
        Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        if (direction[largest] < 0) direction = -direction;
    }
    found.width = static_cast<int>(wanted);
    for (Index k = 1; k <= wanted; ++k) found.variances.push_back(std::max(0.0, solver.eigenvalues()[width - k]));
    found.values.resize(static_cast<std::size_t>(rows * wanted));
    Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> values(found.values.data(), rows,
                                                                                              wanted);
    inBlocks(rows, stop, [&](Index first, Index count) {
        values.middleRows(first, count).noalias() = centred(first, count) * directions;
    });
    return found;
}

}  // namespace studio
